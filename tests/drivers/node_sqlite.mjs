// The walk through node:sqlite, in Node.js and in Deno: node_sqlite.mjs CRM_SO DATABASE prints what walk.expected holds.
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { walk } from './walk.mjs';

const [extension, database] = process.argv.slice(2);
const db = new DatabaseSync(database, { allowExtension: true }); // load
db.loadExtension(extension); // load
const plain = new DatabaseSync(database);
for (const connection of [db, plain]) connection.exec('PRAGMA trusted_schema = OFF');
walk(db, plain);
