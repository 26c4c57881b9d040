/** Work that may be laid down between any two of its steps, so that others need not wait for the whole of it. */
export type Steps<Made> = Generator<undefined, Made, undefined>

/** So many small things are done in a step: some milliseconds. */
const AT_ONCE = 1000

/** Does the same to many things, so many in a step. */
export function* inSteps<Item, Made>(
  items: readonly Item[],
  make: (item: Item, index: number) => Made,
  atOnce = AT_ONCE,
): Steps<Made[]> {
  const made: Made[] = []
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % atOnce === 0) yield
    made.push(make(item, index))
  }
  return made
}

/** Does all steps at once. */
export function finish<Made>(steps: Steps<Made>): Made {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
