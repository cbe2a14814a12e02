import '@invoicebox/mini-app-ui/style.css';
