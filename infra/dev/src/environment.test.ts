import path from 'node:path';
import { REPOSITORY, tokenCommand } from './environment.js';

it('names the data directory in the token command of a second system, and leaves the default out', () => {
  const command = 'npm run -s token -- placement-officer --factory GZ-01';
  expect(tokenCommand(path.join(REPOSITORY, '.anzhi'))).toBe(command);
  expect(tokenCommand('/var/second data')).toBe(`ANZHI_DATA_DIR='/var/second data' ${command}`);
});
