/** Words side by side with a bar between, as a table of them is easiest to read and to add to. */
export const list = (text: string): string[] => text.split('|').map((word) => word.trim())
