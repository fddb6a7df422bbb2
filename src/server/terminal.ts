export const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** On a terminal one line that is written over and over; elsewhere a line each. */
export const progress = (line: string): void =>
  void process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`)
