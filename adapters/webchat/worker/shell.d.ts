/** Put before the worker by the server: the files of the page, and a name that changes with any of them. */
declare const SHELL: { readonly version: string; readonly paths: readonly string[] }
