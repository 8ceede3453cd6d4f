/** Put by the build where the core names Node's global `Buffer`. */
export { Buffer } from 'buffer/'
