type Props = {
  onChange: (value: string) => void
  wired: { id: string; 'aria-describedby'?: string | undefined; 'aria-invalid'?: true | undefined }
}

/** A file whose words, not the file itself, are what the command takes. */
export function TextFile({ onChange, wired }: Props) {
  const read = async (file: File | undefined) => onChange(file ? await file.text() : '')
  return (
    <input
      {...wired}
      type="file"
      className="text-sm file:mr-3 file:min-h-9 file:rounded-md file:border file:border-edge file:bg-white file:px-3 file:text-sm"
      onChange={(event) => void read(event.target.files?.[0])}
    />
  )
}
