import { giveSigns } from '../server/processes/signOfLife.ts';
import { serveDevelopment } from './developmentEdge.ts';
import { serveProduction } from './productionEdge.ts';
import { readEdgeSettings } from './settings.ts';

giveSigns();
const settings = readEdgeSettings();
if (settings.isDevelopment) serveDevelopment(settings);
else serveProduction(settings);
