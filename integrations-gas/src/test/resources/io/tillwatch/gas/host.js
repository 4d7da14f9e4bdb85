/* Runs the files it is given in one context, then one expression for each line of JSON it reads. */
const crypto = require('crypto');
const fs = require('fs');
const readline = require('readline');
const vm = require('vm');

const context = vm.createContext({
  hostSha256: text => crypto.createHash('sha256').update(text, 'utf8').digest('hex'),
  hostHmac: (text, key) => crypto.createHmac('sha256', Buffer.from(key, 'utf8')).update(text, 'utf8').digest('hex')
});
process.argv.slice(2).forEach(file => vm.runInContext(fs.readFileSync(file, 'utf8'), context, { filename: file }));
readline.createInterface({ input: process.stdin }).on('line', line => {
  let answer;
  try {
    const result = vm.runInContext(JSON.parse(line).js, context);
    answer = { result: result === undefined ? null : result };
  } catch (error) {
    answer = { error: String(error && error.stack) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
});
