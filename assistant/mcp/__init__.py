"""The MCP server: the sources for the AI programs that people use themselves."""
