/** Builds on the first call and keeps what was built; a failed build is forgotten, so that the next call tries again. */
export function once<T>(build: () => T): () => T {
  let built: { readonly value: T } | undefined
  return () => {
    built ??= { value: build() }
    return built.value
  }
}
