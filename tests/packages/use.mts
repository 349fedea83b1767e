// The npm package, through its types and node:sqlite: in Node.js, Deno and Bun.
import { DatabaseSync } from 'node:sqlite';
import { load, loadablePath } from 'sqlite-crm';

const db = new DatabaseSync(':memory:', { allowExtension: true });
load(db);
console.log(Object.values(db.prepare('SELECT crm_install()').get()!)[0]);
console.log(Object.values(db.prepare('SELECT count(*) FROM crm_check()').get()!)[0]);
const path: string = loadablePath();
if (!path.endsWith('/crm')) throw new Error(path);
