"""The Word format (ECMA-376, WordprocessingML): a package's parts, the text of a document, and changes to it."""
