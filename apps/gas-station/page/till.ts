// The entry of till.html; the till itself lies beside the client.
import '../till/main.js';
