package county.help

x := 1
