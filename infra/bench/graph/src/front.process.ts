import { front } from './front.js';

const [rounds = '5', requests = '4000'] = process.argv.slice(2);
front(Number(rounds), Number(requests), (line) => console.log(line)).then(
  (kept) => process.exit(kept ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);
