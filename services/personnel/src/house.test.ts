import { join } from 'node:path';
import { describeHouseRules } from '@anzhi/service-testing';
import { migrations } from './migrations/index.js';
import { modules } from './modules/index.js';

describeHouseRules({ service: 'personnel', modules, migrations, folder: join(__dirname, '..') });
