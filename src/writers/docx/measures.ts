/** The sheet of GB/T 9704-2012 in twips. 16 pt is set 0.25 pt closer so that 28 characters fit a line; 28.95 pt make 22 lines a page. */
export const page = { width: 11906, height: 16838, top: 2098, right: 1474, bottom: 1984, left: 1588, header: 851, footer: 1426 } as const
export const linePitch = 579
export const characterPitch = 315
/** Width of the type area, upright and on its side. */
export const uprightWidth = page.width - page.left - page.right
export const sidewaysWidth = page.height - page.top - page.bottom
/** Height of the type area of an upright sheet; on its side it is as high as the other is wide. */
export const uprightHeight = page.height - page.top - page.bottom
