import { synthesise } from '../../local/synthesise.ts'

/** Before the tests that read the cloud assembly: makes it, unless it was made from the sources as they are. */
export async function setup(): Promise<void> {
  await synthesise()
}
