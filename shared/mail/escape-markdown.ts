/**
 * A name or other text of one line, so that Markdown shows it as it is: for the texts of our own that are written in
 * Markdown and speak of a BIN, a street or a date.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[!-/:-@[-`{-~]/g, String.raw`\$&`)
}
