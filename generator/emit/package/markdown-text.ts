/** Text of a description inside Markdown: words, never markup, headings or HTML. */

/** On one line, with everything escaped that CommonMark gives a meaning. */
export function markdownText(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ")
    .replace(/[\\`*_{}[\]<>#|!~&]/g, "\\$&")
    .trim();
}
