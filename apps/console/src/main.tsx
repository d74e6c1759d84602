import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './shell/app'
import { applyPreferences } from './ui/preferences'

applyPreferences()
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
