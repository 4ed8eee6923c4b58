import { giveSigns } from '../../server/processes/signOfLife.ts';
import { serveDevelopment } from './developmentFront.ts';
import { serveProduction } from './productionFront.ts';
import { readFrontSettings } from './settings.ts';

giveSigns();
const settings = readFrontSettings();
if (settings.isDevelopment) serveDevelopment(settings);
else serveProduction(settings);
