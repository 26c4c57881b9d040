/** What is wrong with a field of what was entered, in words for whoever entered it. */
export interface FieldFault {
  readonly path: string
  readonly message: string
}
