/** How long a browser may take to begin with what it was given, in milliseconds. */
const PATIENCE_MS = 60_000;

/** Gives a file to the browser to keep: it goes where its downloads go. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), PATIENCE_MS);
}
