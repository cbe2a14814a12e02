/** What Vite gives to pages: `import.meta.env`, and imports of styles and pictures. */
/// <reference types="vite/client" />
