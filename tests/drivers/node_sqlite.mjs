// The walk through node:sqlite, in Node.js and in Deno: node_sqlite.mjs CRM_SO prints what walk.expected holds.
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { walk } from './walk.mjs';

const [extension] = process.argv.slice(2);
const distrusting = (db) => {
  db.exec('PRAGMA trusted_schema = OFF');
  return db;
};
const connectLoaded = (database) => {
  const db = new DatabaseSync(database, { allowExtension: true }); // load
  db.loadExtension(extension); // load
  return distrusting(db);
};
walk(distrusting(new DatabaseSync('office.db')), connectLoaded);
