// What a shop's own nightly script does: asks for the orders, takes the first one's fields as header, and writes a CSV.
const fs = require('fs');

async function main(url, file) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error('Failed to fetch orders: ' + answer.status);
  const { orders } = await answer.json();
  const header = Object.keys(orders[0]);
  const lines = [header.join(',')];
  for (const order of orders) {
    lines.push(header.map((name) => cell(order[name])).join(','));
  }
  fs.writeFileSync(file, lines.join('\n'));
  console.log('Wrote ' + orders.length);
}

function cell(value) {
  const text = value == null ? '' : String(value);
  return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

main(process.argv[2], process.argv[3]);
