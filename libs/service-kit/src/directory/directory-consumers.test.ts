import { directoryConsumers } from './directory-consumers.js';

it('only a heartbeat passes over parked ones: a withdrawn appointment must be handled, not superseded', () => {
  const superseding = directoryConsumers.filter(({ supersedes }) => supersedes === true);
  expect(superseding.map(({ contract }) => contract.name)).toEqual(['DirectoryHeartbeat']);
});
