import { answerHeartbeats } from '../server/processes/heartbeat.ts';
import { serveDevelopment } from './developmentEdge.ts';
import { serveProduction } from './productionEdge.ts';
import { readEdgeSettings } from './settings.ts';

answerHeartbeats();
const settings = readEdgeSettings();
if (settings.isDevelopment) serveDevelopment(settings);
else serveProduction(settings);
