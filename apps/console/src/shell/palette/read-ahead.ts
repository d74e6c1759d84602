/** What is read behind a page that stands already, for whoever may press Ctrl+K. */
export { default } from './palette'
