import { giveSigns } from '../server/processes/signOfLife.ts';
import { serveDevelopment } from './developmentEdge.ts';
import { serveProduction } from './productionEdge.ts';
import { readFrontSettings } from './settings.ts';

giveSigns();
const settings = readFrontSettings();
if (settings.isDevelopment) serveDevelopment(settings);
else serveProduction(settings);
