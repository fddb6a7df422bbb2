type Span = { from: string; to: string }

/** Duty hours as they are written on a door: `08:30-12:00 14:00-17:30`. Nothing means the calendar's own. */
export const readHours = (text: string): Span[] | null => {
  const spans = text
    .trim()
    .split(/[\s,，、;；]+/)
    .filter(Boolean)
    .map((span) => {
      const [from = '', to = ''] = span.split(/[-–—~至]/)
      return { from: from.padStart(5, '0'), to: to.padStart(5, '0') }
    })
  return spans.length > 0 ? spans : null
}

export const writeHours = (hours: readonly Span[] | null): string =>
  hours?.map(({ from, to }) => `${from}-${to}`).join(' ') ?? ''
