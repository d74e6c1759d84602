import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { loadNewerBuild } from './graphql/newer-build'
import { App } from './shell/app'
import { applyPreferences } from './ui/preferences'

applyPreferences()
// A part of the console that is no longer there: the server was given a newer one since this window was opened.
addEventListener('vite:preloadError', () => void loadNewerBuild())
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
