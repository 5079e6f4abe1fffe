-- A session of a person with an editor. What it sees it writes into RESULT.
local seen = {}
local patience = 30000

local function finish()
  local file = io.open(os.getenv("RESULT"), "w")
  file:write(vim.fn.json_encode(seen))
  file:close()
  vim.cmd("qall!")
end

local function wait(what, come)
  if not vim.wait(patience, come, 20) then
    seen.Failed = what
    finish()
    error(what)
  end
end

local function session()
  local book = os.getenv("BOOK")
  vim.cmd("edit " .. vim.fn.fnameescape(book .. "/rules.cue"))
  local buffer = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({ name = "roe", cmd = { os.getenv("ROE"), "lsp" }, root_dir = book })
  vim.lsp.buf_attach_client(buffer, id)

  local function problems()
    local list = {}
    for _, d in ipairs(vim.diagnostic.get(buffer)) do
      local lsp = d.user_data and d.user_data.lsp or {}
      table.insert(list, { Line = d.lnum + 1, Code = lsp.code or "", Severity = d.severity, Message = d.message })
    end
    return list
  end
  local function has(part)
    return function()
      for _, p in ipairs(problems()) do
        if p.Message:find(part, 1, true) or p.Code == part then return true end
      end
      return false
    end
  end
  local function at(pattern)
    vim.fn.cursor(1, 1)
    vim.fn.search(pattern)
  end
  local function ask(method)
    local params = vim.lsp.util.make_position_params()
    params.context = { includeDeclaration = true }
    local answers = vim.lsp.buf_request_sync(buffer, method, params, patience) or {}
    return (answers[id] or {}).result
  end
  local function spot(l) return vim.uri_to_fname(l.uri) .. ":" .. (l.range.start.line + 1) end
  local titles = {}
  local function choose(part)
    vim.ui.select = function(items, _, on_choice)
      for _, item in ipairs(items) do
        table.insert(titles, item[2].title)
      end
      for _, item in ipairs(items) do
        if item[2].title:find(part, 1, true) then return on_choice(item) end
      end
    end
    vim.lsp.buf.code_action()
  end

  wait("the first diagnostics", has("force/unreached"))
  seen.Before = problems()

  at('308.4')
  seen.Hover = (ask("textDocument/hover") or { contents = { value = "" } }).contents.value
  seen.OtherSide = vim.tbl_map(spot, ask("textDocument/implementation") or {})
  at('issuer: "harbor')
  vim.fn.search('harbor')
  seen.Definition = spot((ask("textDocument/definition") or {})[1])
  at('resistance: "passive')
  vim.fn.search('passive')
  seen.Words = vim.tbl_map(function(i) return i.label end, (ask("textDocument/completion") or { items = {} }).items)

  -- What is typed counts before it is saved.
  at('resistance: "passive')
  local line = vim.fn.line(".")
  vim.fn.setline(line, (vim.fn.getline(line):gsub("passive", "pasive")))
  wait("the fault", has("pasive"))
  seen.Broken = problems()
  vim.fn.search('pasive')
  choose("Write")
  wait("the mended word", function() return vim.fn.getline(line):find('"passive"', 1, true) ~= nil end)
  seen.Mended = vim.fn.getline(line)
  wait("the findings again", has("force/unreached"))

  -- The drafted clause, once saved, clears what it is meant to clear.
  at('308.4')
  choose("Settle it: draft the clauses that clear force/unreached")
  wait("the addendum", function() return vim.fn.bufnr("addendum-election-day.cue") > 0 end)
  wait("the clauses", function()
    return #vim.api.nvim_buf_get_lines(vim.fn.bufnr("addendum-election-day.cue"), 0, -1, false) > 5
  end)
  vim.cmd("silent wall")
  vim.api.nvim_set_current_buf(buffer)
  vim.cmd("silent write")
  wait("the end of the error", function() return not has("force/unreached")() and not has("force/silent")() end)
  seen.After = problems()
  seen.Titles = titles

  vim.lsp.stop_client(id)
  seen.Stopped = vim.wait(patience, function() return vim.lsp.client_is_stopped(id) end, 20)
  finish()
end

local ok, failure = pcall(session)
if not ok and not seen.Failed then
  seen.Failed = tostring(failure)
  finish()
end
