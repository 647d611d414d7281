/**
 * A new value of the header `traceparent` (W3C Trace Context section 3.2). A server that traces continues it; its id is
 * also in the server's log and in problems. The flag 01 lets the server's own sampling decide.
 */
export function newTraceParent(): string {
  return `00-${randomHex(16)}-${randomHex(8)}-01`
}

function randomHex(bytes: number): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes))
  return Array.from(values, (value) => value.toString(16).padStart(2, '0')).join('')
}
