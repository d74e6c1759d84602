/**
 * Whether a link of the menu stands for its own address only: the workbench, and whatever has a page of the menu below it while that one
 * is looked at. Otherwise it also stands for the pages below it.
 */
export const standsAlone = (to: string, menu: readonly string[], pathname: string): boolean =>
  to === '/' ||
  menu.some((other) => other.startsWith(`${to}/`) && (pathname === other || pathname.startsWith(`${other}/`)))
