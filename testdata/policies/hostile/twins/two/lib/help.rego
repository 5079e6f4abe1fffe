package county.help

x := 2
