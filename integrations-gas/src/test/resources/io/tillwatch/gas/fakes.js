/*
 * What of Google's services the script uses, as strict as the real ones where it matters: rows of one length, bounds of a
 * sheet, texts that become formulas, numbers or dates, writes that are not there before a flush, the lock.
 * The host gives hostSha256(text) and hostHmac(text, key), both in hexadecimal.
 */
var __settings = {
  // What nobody but Google can tell: whether a cell of plain text keeps the sign ' before a text, or takes it away; and
  // whether a text with = in such a cell is a formula all the same. The script must be right in either case.
  keepsSign: false,
  formulasInText: false
};
var __log = [];
var __violations = [];
var __clockShift = 0;
var __mutations = 0;
var __failAt = 0;
var __failEvery = false;
var __lockHeld = false;
var __lockBusy = false;
var __beforeLock = null;
var __unflushed = 0;
var __strict = true;
var __properties = {};
var __books = {};
var __activeBook = null;
var __uuid = 0;

var __realDate = Date;
Date = class extends __realDate {
  constructor(...args) {
    if (args.length === 0) {
      super(__realDate.now() + __clockShift);
    } else {
      super(...args);
    }
  }
  static now() {
    return __realDate.now() + __clockShift;
  }
};

function __mutate() {
  if (__strict && !__lockHeld) {
    __violations.push('written without the lock');
  }
  __mutations++;
  if (__failAt > 0 && (__mutations === __failAt || (__failEvery && __mutations > __failAt))) {
    throw new Error('Service invoked too many times for one day: spreadsheets.');
  }
  __unflushed++;
}

class FakeRange {
  constructor(sheet, row, column, rows, columns) {
    if (!(row >= 1 && column >= 1 && rows >= 1 && columns >= 1)) {
      throw new Error('The number of rows in the range must be at least 1.');
    }
    if (row + rows - 1 > sheet.maxRows || column + columns - 1 > sheet.maxColumns) {
      throw new Error('The coordinates of the range are outside the dimensions of the sheet.');
    }
    Object.assign(this, { sheet, row, column, rows, columns });
  }

  each(work) {
    const result = [];
    for (let r = 0; r < this.rows; r++) {
      const line = [];
      for (let c = 0; c < this.columns; c++) {
        line.push(work(this.row + r, this.column + c, r, c));
      }
      result.push(line);
    }
    return result;
  }

  check(values) {
    if (values.length !== this.rows) {
      throw new Error('The number of rows in the data does not match the number of rows in the range. The data has '
        + values.length + ' but the range has ' + this.rows + '.');
    }
    values.forEach(row => {
      if (row.length !== this.columns) {
        throw new Error('The number of columns in the data does not match the number of columns in the range. The data has '
          + row.length + ' but the range has ' + this.columns + '.');
      }
    });
  }

  getValues() {
    const result = [];
    for (let r = this.row - 1; r < this.row - 1 + this.rows; r++) {
      const line = this.sheet.cells[r];
      const values = [];
      for (let c = this.column - 1; c < this.column - 1 + this.columns; c++) {
        const cell = line === undefined ? undefined : line[c];
        values.push(cell === undefined ? '' : cell.value);
      }
      result.push(values);
    }
    return result;
  }

  getFormulas() {
    const result = [];
    for (let r = this.row - 1; r < this.row - 1 + this.rows; r++) {
      const line = this.sheet.cells[r];
      const formulas = [];
      for (let c = this.column - 1; c < this.column - 1 + this.columns; c++) {
        const cell = line === undefined ? undefined : line[c];
        formulas.push(cell !== undefined && cell.formula ? cell.formula : '');
      }
      result.push(formulas);
    }
    return result;
  }

  setValues(values) {
    this.check(values);
    __mutate();
    for (let i = 0; i < this.rows; i++) {
      for (let j = 0; j < this.columns; j++) {
        this.sheet.enter(this.row + i, this.column + j, values[i][j]);
      }
    }
    return this;
  }

  setValue(value) {
    __mutate();
    this.each((r, c) => this.sheet.enter(r, c, value));
    return this;
  }

  setNumberFormat(format) {
    __mutate();
    this.each((r, c) => { this.sheet.own(r, c).format = format; });
    return this;
  }

  setNumberFormats(formats) {
    this.check(formats);
    __mutate();
    for (let i = 0; i < this.rows; i++) {
      for (let j = 0; j < this.columns; j++) {
        this.sheet.own(this.row + i, this.column + j).format = formats[i][j];
      }
    }
    return this;
  }
}

class FakeSheet {
  constructor(id, name) {
    Object.assign(this, { id, name, cells: [], maxRows: 1000, maxColumns: 26, frozen: 0, hidden: false });
  }

  cell(row, column) {
    const line = this.cells[row - 1];
    return line ? line[column - 1] : undefined;
  }

  own(row, column) {
    while (this.cells.length < row) {
      this.cells.push([]);
    }
    const line = this.cells[row - 1];
    if (!line[column - 1]) {
      line[column - 1] = { value: '', format: '', formula: '' };
    }
    return line[column - 1];
  }

  value(row, column) {
    const cell = this.cell(row, column);
    return cell ? cell.value : '';
  }

  /** What becomes of something that is put into a cell. */
  enter(row, column, value) {
    const cell = this.own(row, column);
    cell.formula = '';
    if (typeof value !== 'string') {
      cell.value = value;
      return;
    }
    if (value.length > 50000) {
      throw new Error('Your input contains more than the maximum of 50000 characters in a single cell.');
    }
    if (cell.format === '@') {
      if (value.charAt(0) === "'" && !__settings.keepsSign) {
        cell.value = value.slice(1);
      } else if (value.charAt(0) === '=' && __settings.formulasInText) {
        this.formula(cell, value);
      } else {
        cell.value = value;
      }
      return;
    }
    if (value.charAt(0) === "'") {
      cell.value = value.slice(1);
    } else if (value.charAt(0) === '=' || (value.charAt(0) === '+' && value.length > 1)) {
      this.formula(cell, value);
    } else if (/^\s*-?\d+([.,]\d+)?(e[+-]?\d+)?\s*$/i.test(value)) {
      cell.value = Number(value.replace(',', '.'));
    } else if (/^\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?$/.test(value)) {
      cell.value = new Date(Date.UTC(2026, 2, 1));
    } else if (/^(true|false)$/i.test(value)) {
      cell.value = value.toLowerCase() === 'true';
    } else {
      cell.value = value;
    }
  }

  formula(cell, text) {
    cell.formula = text;
    cell.value = '#CALCULATED';
  }

  getSheetId() {
    return this.id;
  }

  getName() {
    return this.name;
  }

  setName(name) {
    this.name = name;
    return this;
  }

  getLastRow() {
    for (let r = this.cells.length; r > 0; r--) {
      const line = this.cells[r - 1];
      if (line && line.some(cell => cell && cell.value !== '' && cell.value !== null)) {
        return r;
      }
    }
    return 0;
  }

  getMaxRows() {
    return this.maxRows;
  }

  getMaxColumns() {
    return this.maxColumns;
  }

  getRange(row, column, rows = 1, columns = 1) {
    return new FakeRange(this, row, column, rows, columns);
  }

  insertRowsAfter(after, count) {
    __mutate();
    if (after > this.maxRows) {
      throw new Error('Those rows are out of bounds.');
    }
    if (after < this.cells.length) {
      this.cells.splice(after, 0, ...Array.from({ length: count }, () => []));
    }
    this.maxRows += count;
    return this;
  }

  insertColumnsAfter(after, count) {
    __mutate();
    this.maxColumns += count;
    return this;
  }

  deleteRows(from, count) {
    __mutate();
    if (from < 1 || from + count - 1 > this.maxRows) {
      throw new Error('Those rows are out of bounds.');
    }
    if (this.maxRows - count <= this.frozen) {
      throw new Error('Sorry, it is not possible to delete all non-frozen rows.');
    }
    this.cells.splice(from - 1, count);
    this.maxRows -= count;
  }

  appendRow(values) {
    const at = this.getLastRow() + 1;
    if (__betweenLookAndWrite) {
      const other = __betweenLookAndWrite;
      __betweenLookAndWrite = null;
      other();
    }
    __mutate();
    values.forEach((value, i) => this.enter(at, i + 1, value));
    return this;
  }

  setFrozenRows(rows) {
    __mutate();
    this.frozen = rows;
  }

  hideSheet() {
    __mutate();
    this.hidden = true;
    return this;
  }
}

var __betweenLookAndWrite = null;

class FakeBook {
  constructor(id, name) {
    Object.assign(this, { id, name, next: 1, sheets: [new FakeSheet(0, 'Sheet1')] });
  }

  getId() {
    return this.id;
  }

  getName() {
    return this.name;
  }

  getSheets() {
    return this.sheets.slice();
  }

  getSheetByName(name) {
    return this.sheets.find(sheet => sheet.name === name) || null;
  }

  insertSheet(name) {
    __mutate();
    if (this.getSheetByName(name)) {
      throw new Error('A sheet with the name "' + name + '" already exists. Please enter another name.');
    }
    const sheet = new FakeSheet(1000 + this.next++, name);
    this.sheets.push(sheet);
    return sheet;
  }

  remove(name) {
    this.sheets = this.sheets.filter(sheet => sheet.name !== name);
  }
}

var SpreadsheetApp = {
  openById(id) {
    if (!__books[id]) {
      throw new Error('Unexpected error while getting the method or property openById on object SpreadsheetApp.');
    }
    return __books[id];
  },
  getActiveSpreadsheet() {
    return __activeBook ? __books[__activeBook] : null;
  },
  create(name) {
    return (__books['book-' + name] = new FakeBook('book-' + name, name));
  },
  flush() {
    __unflushed = 0;
  }
};

var LockService = {
  getScriptLock() {
    return {
      tryLock() {
        if (__beforeLock) {
          const other = __beforeLock;
          __beforeLock = null;
          other();
        }
        if (__lockBusy || __lockHeld) {
          return false;
        }
        __lockHeld = true;
        return true;
      },
      releaseLock() {
        if (__unflushed > 0) {
          __violations.push('the lock was released before a flush');
        }
        __lockHeld = false;
      }
    };
  }
};

var PropertiesService = {
  getScriptProperties() {
    return {
      getProperty(name) {
        return Object.prototype.hasOwnProperty.call(__properties, name) ? __properties[name] : null;
      },
      setProperty(name, value) {
        if (name.length + String(value).length > 9000) {
          throw new Error('Argument too large: value');
        }
        __properties[name] = String(value);
        return this;
      },
      deleteProperty(name) {
        delete __properties[name];
        return this;
      }
    };
  }
};

var ContentService = {
  MimeType: { JSON: 'application/json', TEXT: 'text/plain' },
  createTextOutput(text) {
    return {
      mime: 'text/plain',
      setMimeType(mime) {
        this.mime = mime;
        return this;
      },
      getContent() {
        return String(text);
      }
    };
  }
};

function __bytes(hex) {
  const bytes = [];
  for (let i = 0; i < hex.length; i += 2) {
    const b = parseInt(hex.slice(i, i + 2), 16);
    bytes.push(b > 127 ? b - 256 : b);
  }
  return bytes;
}

var Utilities = {
  DigestAlgorithm: { SHA_256: 'SHA_256' },
  Charset: { UTF_8: 'UTF_8' },
  computeDigest(algorithm, text, charset) {
    if (algorithm !== 'SHA_256' || charset !== 'UTF_8') {
      throw new Error('only SHA_256 of UTF_8');
    }
    return __bytes(hostSha256(text));
  },
  computeHmacSha256Signature(text, key, charset) {
    if (charset !== 'UTF_8') {
      throw new Error('only UTF_8');
    }
    return __bytes(hostHmac(text, key));
  },
  getUuid() {
    return '00000000-0000-4000-8000-' + String(++__uuid).padStart(12, '0');
  },
  formatDate(date) {
    return date.toISOString().slice(0, 19) + 'Z';
  }
};

var Logger = {
  log(text) {
    __log.push(String(text));
  }
};

// ---- What the tests ask --------------------------------------------------------------------------------------------

/** One execution of the web app. What is thrown out of it is a page of Google's. */
function __post(body, parameters) {
  try {
    const output = doPost({ parameter: parameters || {}, postData: { type: 'application/json', contents: body,
      length: body.length, name: 'postData' }, contentLength: body.length });
    return { mime: output.mime, content: output.getContent() };
  } catch (error) {
    return { thrown: String(error.message) };
  }
}

function __edit(name) {
  __log = [];
  globalThis[name]();
  return __log;
}

function __book() {
  return __books[__activeBook];
}

function __newBook(name) {
  __books['id-' + name] = new FakeBook('id-' + name, name);
  __activeBook = 'id-' + name;
}

/** A sheet as somebody sees it: rows of texts without empty ones at the end. */
function __seen(name) {
  const sheet = __book().getSheetByName(name);
  if (!sheet) {
    return null;
  }
  const rows = [];
  for (let r = 1; r <= sheet.getLastRow(); r++) {
    const row = [];
    for (let c = 1; c <= sheet.maxColumns; c++) {
      const value = sheet.value(r, c);
      row.push(value instanceof __realDate ? 'DATE' : typeof value === 'number' ? value : String(value));
    }
    while (row.length > 0 && row[row.length - 1] === '') {
      row.pop();
    }
    rows.push(row);
  }
  return rows;
}

/** What a person does by hand. */
function __type(name, row, column, value) {
  const sheet = __book().getSheetByName(name);
  if (row > sheet.maxRows || column > sheet.maxColumns) {
    throw new Error('outside');
  }
  sheet.enter(row, column, value);
}

/** A new world. */
function __reset() {
  __settings.keepsSign = false;
  __settings.formulasInText = false;
  __log = [];
  __violations = [];
  __clockShift = 0;
  __mutations = 0;
  __failAt = 0;
  __failEvery = false;
  __lockHeld = false;
  __lockBusy = false;
  __beforeLock = null;
  __betweenLookAndWrite = null;
  __unflushed = 0;
  __strict = true;
  __properties = {};
  __books = {};
  __activeBook = null;
  SCRIPT_VERSION = 1;
  PROTOCOL = 1;
  return true;
}

/** Everything that a request could have changed. */
function __world() {
  return JSON.stringify([__properties, Object.keys(__books).map(id => __books[id].sheets.map(sheet =>
    [sheet.id, sheet.name, sheet.cells.map(row => row.map(cell => cell ? [cell.value, cell.formula] : null))]))]);
}
