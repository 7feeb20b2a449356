"""What mail asks for and pages do not: headers, a plain part, colours that survive inversion, what clients support."""
