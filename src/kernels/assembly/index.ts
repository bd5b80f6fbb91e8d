export { assignBlock } from './assign';
export { prepareBlock, preparePanel } from './prepare';
export { seedBlock } from './seed';
export { neighbourBlock } from './neighbours';
