/** The only place that shows words to a reader through VS Code, and the only one that makes words which may be shown. */
export { askExplained, askFile, askFolder, askPassword, askTarget, askText, type Choice, pick, pickSome } from './ask.ts';
export { complain, inform, mention, reveal, warn } from './notify.ts';
export { linksOfPage } from './page-links.ts';
export { progressNotification, whileReading, whileWorking } from './progress.ts';
export { notAFolder, notFound, type ReadableFiles, registerReadOnlyFiles, unavailable } from './read-only-files.ts';
export { reasonOf, say, translate, worded } from './say.ts';
export { type Shown, shown } from './shown.ts';
export { type RowIcon, Tree, type TreeNode, type TreeRow } from './tree.ts';
export { openWebPage, restoreWebPages, type WebPage, type WebPageKind } from './web-page.ts';
export {
  addFolder,
  type BarItem,
  type BarWords,
  barItem,
  command,
  type Lens,
  pathToShow,
  registerLenses,
  statusItem,
} from './workbench.ts';
