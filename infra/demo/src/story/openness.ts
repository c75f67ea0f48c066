import { openUp } from '../openness.js';
import { CAST, FACTORY, type Step } from '../stage.js';
import { rollCall } from './roll.js';

export const openness: Step = {
  title: '政策问答、四了解 handbook handed out, people told',
  play: (stage) =>
    openUp(stage, {
      code: FACTORY,
      leader: CAST.leader,
      headquarters: CAST.headquarters,
      documentNo: '赣汽破〔2026〕3 号',
      day: '2026-08-19',
      roll: (select) => rollCall(stage, select),
    }),
};
