/** Focuses the first field of the form that is marked as invalid. Waits until React has rendered the marks. */
export function focusFirstInvalidField(form: HTMLElement): void {
  setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
