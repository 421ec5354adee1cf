"""Countries: who sells where, under which taxes, in which words; one class a country."""
