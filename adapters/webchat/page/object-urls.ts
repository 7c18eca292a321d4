/** Addresses of files that only this page knows, given back to the browser once they are no longer shown. */
export const createObjectUrls = () => {
  let urls: string[] = []
  return {
    of(blob: Blob): string {
      const url = URL.createObjectURL(blob)
      urls.push(url)
      return url
    },
    revoke(): void {
      for (const url of urls) URL.revokeObjectURL(url)
      urls = []
    },
  }
}
export type ObjectUrls = ReturnType<typeof createObjectUrls>
