/** Takes the keyboard to the first field that is marked as wrong, once the marks are on the page. */
export function focusFirstFault(form: HTMLElement): void {
  setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
