package roe.rules.force.stray
