import { stopProduct } from './globalSetup.ts';

export default stopProduct;
