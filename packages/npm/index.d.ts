/** Where the extension is, as loadExtension() wants it. */
export function loadablePath(): string;

/** Loads the extension into a connection of better-sqlite3, node:sqlite (opened with allowExtension), bun:sqlite or libsql. */
export function load(db: { loadExtension(path: string): unknown }): void;
