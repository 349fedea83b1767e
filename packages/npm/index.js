// sqlite-crm for better-sqlite3, node:sqlite (allowExtension: true), bun:sqlite and libsql.
//
//   const db = new Database('office.db');
//   require('sqlite-crm').load(db);
//   db.prepare('SELECT crm_install()').get();
'use strict';
const path = require('node:path');

// Without .so: SQLite then tells the true reason when it cannot load.
exports.loadablePath = () => path.join(__dirname, 'crm');

exports.load = (db) => {
  db.loadExtension(exports.loadablePath());
};
