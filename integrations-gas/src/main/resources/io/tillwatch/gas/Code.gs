/**
 * Tillwatch: takes the payments of a shop's day into this Google Sheet, exactly once.
 *
 * Set up: run setUp() in the editor, then Deploy > New deployment > Web app, execute as "Me", access "Anyone".
 * After pasting another version of this file: Deploy > Manage deployments > Edit > Version "New version". A new
 * deployment instead of a new version has another address.
 *
 * Functions to run from the editor: setUp, showStatus, rotateToken, endRotation. They take no arguments.
 */

/** The version of this script. The program that pushes asks for it in every answer. */
var SCRIPT_VERSION = 1;

/** The language spoken with the program that pushes. */
var PROTOCOL = 1;

/** A request that is older or newer than this, in seconds, is refused. */
var WINDOW_SECONDS = 600;

/** How long an old token is still good after rotateToken(), in days. */
var OVERLAP_DAYS = 7;

var LOCK_MILLIS = 30000;
var MOST_CHARACTERS = 4000000;
var MOST_CELLS = 9500000;
var ROWS_AT_ONCE = 2000;
var STAGED_FOR_DAYS = 2;
var KEYS = ['shop', 'business_date', 'order_id', 'attempt'];
var NUMBERS = ['attempt', 'due_minor', 'paid_minor', 'refunded_minor', 'instalment_due_minor', 'currency_exponent'];
var LEDGER = 'Tillwatch';
var LEDGER_HEAD = ['business_date', 'shop', 'sheet', 'state', 'revision', 'rows', 'added', 'changed', 'removed', 'totals',
  'written_at', 'batch', 'seal'];
var STAGING = '_tillwatch_staging';
var STAGING_HEAD = ['batch', 'day', 'chunk', 'staged_at', 'piece', '=probe'];
var PIECE = 40000;
var DONE = 'DONE';
var UNFINISHED = 'UNFINISHED: push this day again';
var NO_HEADERS = 'This web app cannot see HTTP headers: Apps Script gives a script none, so a token in a header never '
  + 'arrives. The body must be a signed request of the program tillwatch.';

// ---- What the web sees ---------------------------------------------------------------------------------------------

/** What a person sees who opens the address. */
function doGet() {
  return ContentService.createTextOutput('Tillwatch script ' + SCRIPT_VERSION
    + ' is deployed. Payments are pushed to this address by the program: tillwatch push gas FILE');
}

/** Takes one request. Whatever happens, the answer is of our own form, and only a signed one means success. */
function doPost(e) {
  var answer;
  try {
    answer = taken_(e);
  } catch (error) {
    answer = { tillwatch: 'gas', script: SCRIPT_VERSION, error: problem_(error) };
  }
  return ContentService.createTextOutput(JSON.stringify(answer)).setMimeType(ContentService.MimeType.JSON);
}

function taken_(e) {
  var request = request_(e);
  var properties = PropertiesService.getScriptProperties();
  var token = token_(properties, request);
  if (Math.abs(Date.now() / 1000 - request.at) > WINDOW_SECONDS) {
    throw refusal_('expired', 'The request is of another time.', [new Date().toISOString()]);
  }
  var work = parsed_(request.payload);
  var operation = operation_(work.op);
  var result = locked_(function () {
    var book = book_(properties);
    var staging = staging_(book, properties);
    work.keepsSign = text_(staging.getRange(1, STAGING_HEAD.length).getValues()[0][0]).charAt(0) === "'";
    return operation(work, properties, book, staging);
  });
  result.op = work.op;
  result.id = request.id;
  if (token.endsAt) {
    result.oldTokenUntil = token.endsAt;
  }
  var payload = JSON.stringify(result);
  return {
    tillwatch: 'gas',
    script: SCRIPT_VERSION,
    payload: payload,
    sig: hmac_('gas/1 answer\n' + request.id + '\n' + payload, token.value)
  };
}

function request_(e) {
  var contents = e && e.postData ? e.postData.contents : null;
  if (typeof contents !== 'string' || contents.length === 0) {
    throw refusal_('bad-request', NO_HEADERS);
  }
  if (contents.length > MOST_CHARACTERS) {
    throw refusal_('bad-request', 'The request is too large.');
  }
  var request;
  try {
    request = JSON.parse(contents);
  } catch (error) {
    throw refusal_('bad-request', NO_HEADERS);
  }
  if (!request || request.tillwatch !== 'gas') {
    throw refusal_('bad-request', NO_HEADERS);
  }
  if (request.protocol !== PROTOCOL) {
    throw refusal_('protocol', 'This script speaks protocol ' + PROTOCOL + '.', [String(PROTOCOL)]);
  }
  if (!isText_(request.id, 100) || typeof request.at !== 'number' || typeof request.payload !== 'string'
    || !isText_(request.sig, 100)) {
    throw refusal_('bad-request', 'The request is not whole.');
  }
  return request;
}

/** The token that signed the request: the current one, or the old one while it is still good. */
function token_(properties, request) {
  var current = properties.getProperty('TILLWATCH_TOKEN');
  if (!current) {
    throw refusal_('not-set-up', 'Run setUp() in the editor of this script first.');
  }
  var signed = 'gas/1\n' + request.id + '\n' + request.at + '\n' + request.payload;
  if (same_(hmac_(signed, current), request.sig)) {
    return { value: current, endsAt: '' };
  }
  var old = properties.getProperty('TILLWATCH_TOKEN_OLD');
  var until = properties.getProperty('TILLWATCH_TOKEN_OLD_UNTIL');
  if (old && until && Date.now() < Date.parse(until) && same_(hmac_(signed, old), request.sig)) {
    return { value: old, endsAt: until };
  }
  throw refusal_('unauthorized', 'The request is not signed with the token of this script.');
}

function parsed_(payload) {
  var work;
  try {
    work = JSON.parse(payload);
  } catch (error) {
    throw refusal_('bad-request', 'The payload is not JSON.');
  }
  var isDay = work && isText_(work.shop, 200) && /^\d{4}-\d{2}-\d{2}$/.test(work.date) && isText_(work.sheet, 100)
    && [LEDGER, STAGING].indexOf(work.sheet) < 0;
  var isColumns = work && Array.isArray(work.columns) && work.columns.length <= 100
    && work.columns.every(function (name) { return isText_(name, 100); })
    && KEYS.every(function (name) { return work.columns.indexOf(name) >= 0; });
  if (!isDay || !isColumns || (work.op !== 'verify' && !/^[0-9a-f]{64}$/.test(work.batch))) {
    throw refusal_('bad-request', 'The payload is not whole.');
  }
  return work;
}

function operation_(name) {
  var operations = { begin: begin_, rows: rows_, commit: commit_, verify: verify_ };
  if (!Object.prototype.hasOwnProperty.call(operations, name)) {
    throw refusal_('bad-request', 'There is no such operation.');
  }
  return operations[name];
}

/** One execution at a time reads and writes; what it wrote is in the sheet before the next one reads. */
function locked_(work) {
  var lock = LockService.getScriptLock();
  if (!lock.tryLock(LOCK_MILLIS)) {
    throw refusal_('busy', 'Another push is at work.');
  }
  try {
    return work();
  } finally {
    try {
      SpreadsheetApp.flush();
    } finally {
      lock.releaseLock();
    }
  }
}

// ---- Operations ----------------------------------------------------------------------------------------------------

/** Says whether the day is there already, and if not, which parts of the batch have arrived before. */
function begin_(work, properties, book, staging) {
  var target = target_(book, properties, work);
  var entry = entry_(ledger_(book, properties), work);
  if (entry && entry.batch === work.batch && entry.state === DONE) {
    var day = day_(target, work);
    if (seal_(day) === entry.seal) {
      return shown_({ state: 'unchanged', revision: entry.revision }, book, target, work, day);
    }
  }
  requireRoom_(book, target, work);
  var now = Date.now();
  dropStaged_(staging, function (row) {
    var isOld = !(now - Date.parse(row[3]) < STAGED_FOR_DAYS * 86400000);
    return isOld || (row[1] === dayKey_(work) && row[0] !== work.batch);
  });
  var chunks = {};
  staged_(staging, work.batch).forEach(function (row) { chunks[row[2]] = true; });
  return { state: 'send', base: entry ? entry.batch : '', staged: Object.keys(chunks).map(Number) };
}

/** Keeps a part of the batch aside until all of it has arrived. The same part twice is kept once. */
function rows_(work, properties, book, staging) {
  var wellFormed = Array.isArray(work.rows) && work.rows.length > 0 && isCount_(work.chunk)
    && work.rows.every(function (row) {
      return Array.isArray(row) && row.length === work.columns.length
        && row.every(function (cell) { return typeof cell === 'string' && cell.length <= 40000; });
    });
  if (!wellFormed) {
    throw refusal_('bad-request', 'Each row must have one text for each column.');
  }
  var chunk = String(work.chunk);
  var isThere = staged_(staging, work.batch).some(function (row) { return row[2] === chunk; });
  if (!isThere) {
    var at = new Date().toISOString();
    var day = dayKey_(work);
    append_(staging, pieces_(work.rows).map(function (piece) { return [work.batch, day, chunk, at, piece, '']; }),
      STAGING_HEAD.map(function () { return '@'; }));
  }
  return { state: 'staged' };
}

/** Puts the whole batch in place of the day's rows, and reads back what is there now. */
function commit_(work, properties, book, staging) {
  var target = target_(book, properties, work);
  var ledger = ledger_(book, properties);
  var before = entry_(ledger, work);
  var day = day_(target, work);
  if (before && before.batch === work.batch && before.state === DONE && seal_(day) === before.seal) {
    dropStaged_(staging, function (row) { return row[0] === work.batch; });
    return answered_(before, 'written', book, target, work, day);
  }
  var isOurs = Boolean(before) && before.batch === work.batch;
  if (!isOurs && (before ? before.batch : '') !== work.base) {
    throw refusal_('stale', 'The day has been written by another push since this one began.');
  }
  var rows = arrived_(staging, work);
  var plan = plan_(day, rows, work);
  var wasDone = isOurs && before.state === DONE;
  var entry = {
    state: UNFINISHED,
    revision: isOurs ? before.revision : (before ? before.revision : 0) + 1,
    rows: rows.length,
    added: isOurs ? before.added : plan.added.length,
    changed: isOurs ? before.changed : plan.changed.length,
    removed: isOurs ? before.removed : plan.goneKeys,
    totals: '',
    batch: work.batch,
    seal: ''
  };
  enter_(ledger, work, before, entry);
  SpreadsheetApp.flush();
  apply_(target, plan, work);
  SpreadsheetApp.flush();
  var after = day_(target, work);
  requireEqual_(target, after, rows, work);
  entry.state = DONE;
  entry.totals = inWords_(totals_(after, work));
  entry.seal = seal_(after);
  enter_(ledger, work, entry_(ledger, work), entry);
  dropStaged_(staging, function (row) { return row[0] === work.batch; });
  return answered_(entry, wasDone ? 'restored' : 'written', book, target, work, after);
}

/** Says what the sheet holds of a day, and whether it is still what was pushed. */
function verify_(work, properties, book) {
  if (!isKnown_(properties, work.sheet) && !book.getSheetByName(work.sheet)) {
    return { state: 'unknown', revision: 0, batch: '', intact: false, rows: 0, totals: [], where: [book.getName(), work.sheet] };
  }
  var target = target_(book, properties, work);
  var entry = entry_(ledger_(book, properties), work);
  var day = day_(target, work);
  return shown_({
    state: entry ? (entry.state === DONE ? 'done' : 'unfinished') : 'unknown',
    revision: entry ? entry.revision : 0,
    batch: entry ? entry.batch : '',
    intact: Boolean(entry) && seal_(day) === entry.seal
  }, book, target, work, day);
}

function answered_(entry, state, book, target, work, day) {
  return shown_({
    state: state,
    revision: entry.revision,
    added: entry.added,
    changed: entry.changed,
    removed: entry.removed
  }, book, target, work, day);
}

/** Adds what is in the sheet now, as it was read, and where that is. */
function shown_(result, book, target, work, day) {
  result.rows = day.length;
  result.totals = totals_(day, work);
  result.where = [book.getName(), target.getName()];
  return result;
}

// ---- The day's rows ------------------------------------------------------------------------------------------------

/** The rows of the day wherever they stand: [{at: row number, cells: [text]}]. */
function day_(target, work) {
  var last = target.getLastRow();
  if (last < 2) {
    return [];
  }
  var shops = column_(target, work, 'shop', last);
  var dates = column_(target, work, 'business_date', last);
  var numbers = [];
  for (var i = 0; i < shops.length; i++) {
    if (plain_(shops[i][0], work) === work.shop && plain_(dates[i][0], work) === work.date) {
      numbers.push(i + 2);
    }
  }
  var rows = [];
  runs_(numbers).forEach(function (run) {
    target.getRange(run.from, 1, run.count, work.columns.length).getValues().forEach(function (cells, i) {
      rows.push({ at: run.from + i, cells: cells.map(function (cell) { return plain_(cell, work); }) });
    });
  });
  return rows;
}

function column_(target, work, name, last) {
  return target.getRange(2, work.columns.indexOf(name) + 1, last - 1, 1).getValues();
}

/** The rows of the batch, if all have arrived as they were sent and all are of this day. */
function arrived_(staging, work) {
  var rows = unpacked_(staged_(staging, work.batch));
  var keys = {};
  var ofTheDay = rows.every(function (row) {
    var key = key_(row, work);
    var isNew = !Object.prototype.hasOwnProperty.call(keys, key);
    keys[key] = true;
    return isNew && row.length === work.columns.length
      && row[work.columns.indexOf('shop')] === work.shop && row[work.columns.indexOf('business_date')] === work.date;
  });
  if (rows.length !== work.count || sha256_(canonical_(rows)) !== work.content) {
    throw refusal_('incomplete', 'Not all rows of the batch have arrived.', [String(rows.length), String(work.count)]);
  }
  if (!ofTheDay) {
    throw refusal_('bad-request', 'Each row must be of the day, and its order and attempt must occur once.');
  }
  return rows;
}

/** What is to be done so that the day's rows are those of the batch: each key once, as it was given last. */
function plan_(day, rows, work) {
  var wanted = {};
  rows.forEach(function (row) { wanted['k' + key_(row, work)] = row; });
  var seen = {};
  var plan = { changed: [], gone: [], goneKeys: 0, added: [], lastOfDay: 0 };
  day.forEach(function (row) {
    var key = 'k' + key_(row.cells, work);
    var target = wanted[key];
    if (!target || seen[key]) {
      plan.gone.push(row.at);
      plan.goneKeys += !target && !seen[key] ? 1 : 0;
    } else {
      plan.lastOfDay = row.at;
      if (!equal_(row.cells, target)) {
        plan.changed.push({ at: row.at, cells: target });
      }
    }
    seen[key] = true;
  });
  plan.added = rows.filter(function (row) { return !seen['k' + key_(row, work)]; });
  return plan;
}

/** Writes first and deletes last, so that a stop in the middle loses nothing; the ledger says that it is unfinished. */
function apply_(target, plan, work) {
  var formats = formats_(work);
  runs_(plan.changed.map(function (row) { return row.at; })).forEach(function (run) {
    var cells = plan.changed.slice(run.index, run.index + run.count).map(function (row) { return row.cells; });
    put_(target, run.from, cells, formats);
  });
  if (plan.added.length > 0 && plan.lastOfDay > 0 && plan.lastOfDay < target.getLastRow()) {
    target.insertRowsAfter(plan.lastOfDay, plan.added.length);
    put_(target, plan.lastOfDay + 1, plan.added, formats);
    plan.gone = plan.gone.map(function (at) { return at > plan.lastOfDay ? at + plan.added.length : at; });
  } else if (plan.added.length > 0) {
    append_(target, plan.added, formats);
  }
  delete_(target, plan.gone);
}

function append_(sheet, rows, formats) {
  var from = Math.max(sheet.getLastRow(), 1) + 1;
  var missing = from + rows.length - 1 - sheet.getMaxRows();
  if (missing > 0) {
    sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  }
  put_(sheet, from, rows, formats);
}

/** Formats first: a text column takes nothing for a number, a date or a formula. */
function put_(sheet, from, rows, formats) {
  for (var start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    var part = rows.slice(start, start + ROWS_AT_ONCE);
    var range = sheet.getRange(from + start, 1, part.length, formats.length);
    range.setNumberFormats(part.map(function (row) {
      return row.map(function (text, i) { return formats[i] === '0' && isNumber_(text) ? '0' : '@'; });
    }));
    range.setValues(part.map(function (row) {
      return row.map(function (text, i) { return formats[i] === '0' && isNumber_(text) ? Number(text) : guarded_(text); });
    }));
  }
}

/** From the bottom up. A sheet must keep one row that is not frozen. */
function delete_(sheet, numbers) {
  if (numbers.length > 0 && numbers.length >= sheet.getMaxRows() - 1) {
    sheet.insertRowsAfter(sheet.getMaxRows(), 1);
  }
  runs_(numbers.slice().sort(function (a, b) { return a - b; })).reverse().forEach(function (run) {
    sheet.deleteRows(run.from, run.count);
  });
}

/** Every cell as it was sent, every key once, and no formula: else the day stays unfinished. */
function requireEqual_(target, day, rows, work) {
  var found = {};
  day.forEach(function (row) { found['k' + key_(row.cells, work)] = row; });
  var wrong = rows.filter(function (row) {
    var there = found['k' + key_(row, work)];
    return !there || !equal_(there.cells, row);
  });
  var formulas = 0;
  runs_(day.map(function (row) { return row.at; })).forEach(function (run) {
    target.getRange(run.from, 1, run.count, work.columns.length).getFormulas().forEach(function (cells) {
      formulas += cells.filter(function (formula) { return formula !== ''; }).length;
    });
  });
  if (day.length !== rows.length || wrong.length > 0 || formulas > 0) {
    throw refusal_('read-back', 'What is in the sheet is not what was written.',
      [String(day.length), String(rows.length), String(wrong.length + formulas)]);
  }
}

/** Counts and sums by provider, currency and status, of what stands in the sheet. */
function totals_(day, work) {
  var at = {};
  ['provider', 'currency', 'status', 'paid_minor', 'refunded_minor'].forEach(function (name) {
    at[name] = work.columns.indexOf(name);
  });
  var totals = {};
  day.forEach(function (row) {
    var cell = function (name) { return at[name] < 0 ? '' : row.cells[at[name]]; };
    var key = [cell('provider'), cell('currency'), cell('status')];
    var total = totals['k' + JSON.stringify(key)];
    if (!total) {
      total = { key: key, count: 0, paid: [0, 0], refunded: [0, 0], unreadable: 0 };
      totals['k' + JSON.stringify(key)] = total;
    }
    total.count++;
    total.unreadable += (add_(total.paid, cell('paid_minor')) ? 0 : 1) + (add_(total.refunded, cell('refunded_minor')) ? 0 : 1);
  });
  return Object.keys(totals).sort().map(function (name) {
    var total = totals[name];
    return {
      provider: total.key[0],
      currency: total.key[1],
      status: total.key[2],
      count: total.count,
      paid: sum_(total.paid),
      refunded: sum_(total.refunded),
      unreadable: total.unreadable
    };
  });
}

/** Sums of up to 18 digits in two halves, since a number of this language is exact to 15 only. */
function add_(sum, text) {
  if (!/^-?\d{1,18}$/.test(text)) {
    return false;
  }
  var sign = text.charAt(0) === '-' ? -1 : 1;
  var digits = text.replace('-', '');
  sum[0] += sign * Number(digits.slice(0, -9) || '0');
  sum[1] += sign * Number(digits.slice(-9));
  return true;
}

function sum_(sum) {
  var carry = Math.floor(sum[1] / 1000000000);
  var high = sum[0] + carry;
  var low = sum[1] - carry * 1000000000;
  var sign = '';
  if (high < 0) {
    sign = '-';
    high = low > 0 ? -high - 1 : -high;
    low = low > 0 ? 1000000000 - low : 0;
  }
  return sign + (high === 0 ? String(low) : String(high) + ('000000000' + low).slice(-9));
}

function inWords_(totals) {
  return totals.map(function (total) {
    return total.provider + ' ' + total.status + ': ' + total.count + ', ' + total.currency + ' ' + total.paid
      + (total.refunded === '0' ? '' : ' - ' + total.refunded);
  }).join('; ').slice(0, 40000);
}

// ---- Cells ---------------------------------------------------------------------------------------------------------

/** A cell as a text, whatever a person made of it. */
function text_(value) {
  if (typeof value === 'string') {
    return value;
  }
  if (value instanceof Date) {
    return Utilities.formatDate(value, 'Etc/UTC', "yyyy-MM-dd'T'HH:mm:ss'Z'");
  }
  return value === null || value === undefined ? '' : String(value);
}

/** Amounts that a number keeps exactly are numbers, so that people can add them up; larger ones stay texts. */
function isNumber_(text) {
  return /^(0|-?[1-9]\d{0,14})$/.test(text);
}

/** What could be taken for a formula, or begins with the sign that says "text", gets that sign before it. */
function guarded_(text) {
  var first = text.charCodeAt(0);
  if ((first >= 48 && first <= 57) || (first >= 65 && first <= 90) || (first >= 97 && first <= 122)) {
    return text;
  }
  return /^[\s\u200b-\u200f\u2060\ufeff\u0000]*[=+\-@'\uff1d\uff0b\uff0d\uff20]/.test(text) || /^[\t\r\n\u0000]/.test(text)
    ? "'" + text : text;
}

function equal_(cells, wanted) {
  for (var i = 0; i < wanted.length; i++) {
    if (cells[i] !== wanted[i]) {
      return false;
    }
  }
  return true;
}

/** A cell as the text that was sent: without the sign before it, if this sheet keeps that sign. */
function plain_(value, work) {
  var text = text_(value);
  return work.keepsSign && text.charAt(0) === "'" && guarded_(text.slice(1)) === text ? text.slice(1) : text;
}

function formats_(work) {
  return work.columns.map(function (name) { return NUMBERS.indexOf(name) >= 0 ? '0' : '@'; });
}

function key_(row, work) {
  return JSON.stringify(KEYS.map(function (name) { return row[work.columns.indexOf(name)]; }));
}


/** Consecutive numbers as [{from, count, index of the first}]. */
function runs_(numbers) {
  var runs = [];
  numbers.forEach(function (number, i) {
    var last = runs[runs.length - 1];
    if (last && number === last.from + last.count) {
      last.count++;
    } else {
      runs.push({ from: number, count: 1, index: i });
    }
  });
  return runs;
}

function canonical_(rows) {
  var lines = [];
  for (var i = 0; i < rows.length; i++) {
    var line = '';
    for (var j = 0; j < rows[i].length; j++) {
      line += rows[i][j].length + ':' + rows[i][j];
    }
    lines.push(line);
  }
  return lines.join('\n');
}

function seal_(day) {
  return sha256_(canonical_(day.map(function (row) { return row.cells; })));
}

// ---- Tabs ----------------------------------------------------------------------------------------------------------

function book_(properties) {
  var id = properties.getProperty('TILLWATCH_SPREADSHEET');
  if (!id) {
    throw refusal_('not-set-up', 'Run setUp() in the editor of this script first.');
  }
  return SpreadsheetApp.openById(id);
}

/** The tab for payments, with its header: written once, then checked. A tab that is renamed is still the same. */
function target_(book, properties, work) {
  var sheet = tab_(book, properties, work.sheet, true);
  if (sheet.getLastRow() === 0) {
    headed_(sheet, work.columns);
    sheet.setFrozenRows(1);
    return sheet;
  }
  var width = Math.min(sheet.getMaxColumns(), work.columns.length);
  var head = sheet.getRange(1, 1, 1, width).getValues()[0].map(text_);
  for (var i = 0; i < work.columns.length; i++) {
    if (head[i] !== work.columns[i]) {
      throw refusal_('header', 'The header of the sheet is not the one that was written.',
        [sheet.getName(), String(i + 1), work.columns[i], (head[i] || '').slice(0, 60)]);
    }
  }
  return sheet;
}

function ledger_(book, properties) {
  return kept_(book, properties, LEDGER, LEDGER_HEAD);
}

function staging_(book, properties) {
  return kept_(book, properties, STAGING, STAGING_HEAD);
}

/** A tab of our own; made again when somebody deleted it. */
function kept_(book, properties, name, head) {
  var sheet = tab_(book, properties, name, false);
  if (sheet.getLastRow() === 0) {
    headed_(sheet, head);
    sheet.setFrozenRows(1);
    if (name === STAGING) {
      sheet.hideSheet();
    }
  }
  return sheet;
}

/** Known by its number, not its name. A tab of payments that is gone is never replaced by another one in silence. */
function tab_(book, properties, name, isTarget) {
  var known = tabs_(properties);
  var sheets = book.getSheets();
  var has = isKnown_(properties, name);
  for (var i = 0; has && i < sheets.length; i++) {
    if (sheets[i].getSheetId() === known[name]) {
      return sheets[i];
    }
  }
  if (has && isTarget) {
    throw refusal_('sheet-gone', 'The tab was deleted.', [name]);
  }
  var sheet = book.getSheetByName(name) || book.insertSheet(name);
  known[name] = sheet.getSheetId();
  properties.setProperty('TILLWATCH_TABS', JSON.stringify(known));
  return sheet;
}

function tabs_(properties) {
  return JSON.parse(properties.getProperty('TILLWATCH_TABS') || '{}');
}

function isKnown_(properties, name) {
  return Object.prototype.hasOwnProperty.call(tabs_(properties), name);
}

function headed_(sheet, names) {
  var missing = names.length - sheet.getMaxColumns();
  if (missing > 0) {
    sheet.insertColumnsAfter(sheet.getMaxColumns(), missing);
  }
  var range = sheet.getRange(1, 1, 1, names.length);
  range.setNumberFormat('@');
  range.setValues([names.map(guarded_)]);
}

function requireRoom_(book, target, work) {
  var cells = 0;
  book.getSheets().forEach(function (sheet) { cells += sheet.getMaxRows() * sheet.getMaxColumns(); });
  if (!isCount_(work.count) || cells + work.count * (target.getMaxColumns() + STAGING_HEAD.length) > MOST_CELLS) {
    throw refusal_('full', 'The spreadsheet is nearly full.', [String(cells)]);
  }
}

// ---- The ledger and what is kept aside ------------------------------------------------------------------------------

function entry_(ledger, work) {
  var last = ledger.getLastRow();
  var rows = last < 2 ? [] : ledger.getRange(2, 1, last - 1, LEDGER_HEAD.length).getValues();
  for (var i = 0; i < rows.length; i++) {
    var row = rows[i].map(function (cell) { return plain_(cell, work); });
    if (row[0] === work.date && row[1] === work.shop && row[2] === work.sheet) {
      return {
        at: i + 2,
        state: row[3],
        revision: Number(row[4]) || 0,
        rows: Number(row[5]) || 0,
        added: Number(row[6]) || 0,
        changed: Number(row[7]) || 0,
        removed: Number(row[8]) || 0,
        totals: row[9],
        batch: row[11],
        seal: row[12]
      };
    }
  }
  return null;
}

function enter_(ledger, work, known, entry) {
  var row = [work.date, work.shop, work.sheet, entry.state, entry.revision, entry.rows, entry.added, entry.changed,
    entry.removed, entry.totals, new Date().toISOString(), entry.batch, entry.seal].map(String);
  var formats = LEDGER_HEAD.map(function () { return '@'; });
  if (known) {
    put_(ledger, known.at, [row], formats);
  } else {
    append_(ledger, [row], formats);
  }
}

function dayKey_(work) {
  return sha256_(JSON.stringify([work.shop, work.date, work.sheet]));
}

function staged_(staging, batch) {
  return allStaged_(staging).filter(function (row) { return row[0] === batch; });
}

function allStaged_(staging) {
  var last = staging.getLastRow();
  return last < 2 ? [] : staging.getRange(2, 1, last - 1, STAGING_HEAD.length).getValues()
    .map(function (row) { return row.map(text_); });
}

/** A part in pieces that fit into a cell, of plain characters, each behind a sign that is no formula's. */
function pieces_(rows) {
  var text = JSON.stringify(rows).replace(/[\u007f-\uffff]/g, function (c) {
    return '\\u' + ('000' + c.charCodeAt(0).toString(16)).slice(-4);
  });
  var pieces = [];
  for (var i = 0; i < text.length; i += PIECE) {
    pieces.push('#' + text.slice(i, i + PIECE));
  }
  return pieces;
}

function unpacked_(staged) {
  var texts = {};
  staged.forEach(function (row) { texts[row[2]] = (texts[row[2]] || '') + row[4].slice(1); });
  var rows = [];
  Object.keys(texts).map(Number).sort(function (a, b) { return a - b; }).forEach(function (chunk) {
    rows = rows.concat(JSON.parse(texts[chunk]));
  });
  return rows;
}

function dropStaged_(staging, isDropped) {
  var numbers = [];
  allStaged_(staging).forEach(function (row, i) {
    if (isDropped(row)) {
      numbers.push(i + 2);
    }
  });
  delete_(staging, numbers);
}

// ---- Small things --------------------------------------------------------------------------------------------------

function refusal_(code, text, args) {
  var error = new Error(text);
  error.refusal = code;
  error.args = args || [];
  return error;
}

function problem_(error) {
  return {
    code: error && error.refusal ? error.refusal : 'failed',
    text: String(error && error.message ? error.message : error).slice(0, 300),
    args: error && error.args ? error.args : []
  };
}

function isText_(value, most) {
  return typeof value === 'string' && value.length > 0 && value.length <= most;
}

function isCount_(value) {
  return typeof value === 'number' && value >= 0 && Math.floor(value) === value;
}

/** Compares in a time that does not depend on where the texts differ. */
function same_(a, b) {
  var difference = a.length ^ b.length;
  for (var i = 0; i < a.length; i++) {
    difference |= a.charCodeAt(i) ^ b.charCodeAt(i % (b.length || 1));
  }
  return difference === 0;
}

function hmac_(text, key) {
  return hex_(Utilities.computeHmacSha256Signature(text, key, Utilities.Charset.UTF_8));
}

function sha256_(text) {
  return hex_(Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8));
}

/** Bytes come with a sign. */
function hex_(bytes) {
  return bytes.map(function (b) { return ('0' + (b & 255).toString(16)).slice(-2); }).join('');
}

// ---- To be run from the editor -------------------------------------------------------------------------------------

/** Ties this script to its spreadsheet, and makes a token if there is none. Running it again changes nothing. */
function setUp() {
  var properties = PropertiesService.getScriptProperties();
  if (!properties.getProperty('TILLWATCH_SPREADSHEET')) {
    var book = SpreadsheetApp.getActiveSpreadsheet() || SpreadsheetApp.create('Tillwatch');
    properties.setProperty('TILLWATCH_SPREADSHEET', book.getId());
  }
  if (!properties.getProperty('TILLWATCH_TOKEN')) {
    properties.setProperty('TILLWATCH_TOKEN', newToken_());
  }
  locked_(function () {
    ledger_(book_(properties), properties);
    staging_(book_(properties), properties);
  });
  Logger.log('Ready. The token is in Project Settings > Script properties > TILLWATCH_TOKEN. It belongs into the '
    + 'environment variable GAS_TOKEN of the machine that pushes, and nowhere else.');
  Logger.log('Now: Deploy > New deployment > Web app, execute as "Me", who has access "Anyone". Its address belongs into '
    + 'GAS_URL.');
}

/** Makes a new token. The old one stays good for some days, so that the machine that pushes can follow. */
function rotateToken() {
  var properties = PropertiesService.getScriptProperties();
  var current = properties.getProperty('TILLWATCH_TOKEN');
  if (current) {
    properties.setProperty('TILLWATCH_TOKEN_OLD', current);
    properties.setProperty('TILLWATCH_TOKEN_OLD_UNTIL', new Date(Date.now() + OVERLAP_DAYS * 86400000).toISOString());
  }
  properties.setProperty('TILLWATCH_TOKEN', newToken_());
  Logger.log('New token: Project Settings > Script properties > TILLWATCH_TOKEN. The old one is good until '
    + (properties.getProperty('TILLWATCH_TOKEN_OLD_UNTIL') || 'now') + ', or until you run endRotation().');
}

/** Ends the old token at once: when the new one is in use, or when the old one has leaked. */
function endRotation() {
  var properties = PropertiesService.getScriptProperties();
  properties.deleteProperty('TILLWATCH_TOKEN_OLD');
  properties.deleteProperty('TILLWATCH_TOKEN_OLD_UNTIL');
  Logger.log('Only the token in TILLWATCH_TOKEN is good now.');
}

/** Shows how things stand. */
function showStatus() {
  var properties = PropertiesService.getScriptProperties();
  Logger.log('Script version ' + SCRIPT_VERSION + ', protocol ' + PROTOCOL);
  Logger.log('Token: ' + (properties.getProperty('TILLWATCH_TOKEN') ? 'there' : 'MISSING, run setUp()'));
  Logger.log('Old token: ' + (properties.getProperty('TILLWATCH_TOKEN_OLD_UNTIL') || 'none'));
  if (!properties.getProperty('TILLWATCH_SPREADSHEET')) {
    Logger.log('Spreadsheet: MISSING, run setUp()');
    return;
  }
  var book = book_(properties);
  Logger.log('Spreadsheet: ' + book.getName());
  var tabs = tabs_(properties);
  Object.keys(tabs).forEach(function (name) {
    var found = book.getSheets().filter(function (sheet) { return sheet.getSheetId() === tabs[name]; });
    Logger.log('Tab ' + name + ': ' + (found.length > 0 ? found[0].getName() + ', ' + found[0].getLastRow() + ' rows'
      : 'DELETED; run forgetDeletedTabs() to begin a new one'));
  });
}

/** Lets the next push begin a new tab in place of one that somebody deleted. */
function forgetDeletedTabs() {
  var properties = PropertiesService.getScriptProperties();
  var sheets = book_(properties).getSheets();
  var tabs = tabs_(properties);
  Object.keys(tabs).forEach(function (name) {
    if (!sheets.some(function (sheet) { return sheet.getSheetId() === tabs[name]; })) {
      delete tabs[name];
    }
  });
  properties.setProperty('TILLWATCH_TABS', JSON.stringify(tabs));
  Logger.log('Done.');
}

function newToken_() {
  return (Utilities.getUuid() + Utilities.getUuid()).replace(/-/g, '');
}
